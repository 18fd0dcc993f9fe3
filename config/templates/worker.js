{% load static %}// Keeps the pages that were visited, to be read again without network. Version {{ version }}.
const CACHE = "accede-1";
const FILES = ["{% static "site.css" %}", "{% static "site.js" %}", "{% static "icon.svg" %}"];
const PAGE = /^\/({{ languages }})\//;
const STATIC = /^\/static\/(?!admin\/)/;
const MOST = { pages: 60, files: 40 };
const HIDDEN = 'id="offline" hidden';

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("fetch", (event) => {
  if (isOurs(event.request)) event.respondWith(answer(event));
});

async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES);
  await self.skipWaiting();
}

// The page that was open before the worker is kept too.
async function activate() {
  for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
  await self.clients.claim();
  for (const client of await self.clients.matchAll({ type: "window" })) {
    const request = new Request(client.url);
    if (PAGE.test(new URL(client.url).pathname)) await keep(request, await fetch(request));
  }
}

// Pages and their files; never the admin, the API, downloads or what is sent.
function isOurs(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return false;
  return STATIC.test(url.pathname) || (request.mode === "navigate" && PAGE.test(url.pathname));
}

// The network first: what is kept is only for those who have none.
async function answer(event) {
  try {
    const response = await fetch(event.request);
    event.waitUntil(keep(event.request, response.clone()));
    return response;
  } catch (error) {
    const found = await (await caches.open(CACHE)).match(event.request.url, { ignoreVary: true });
    if (!found) throw error;
    return isPage(found) ? offline(found) : found;
  }
}

async function keep(request, response) {
  const cache = await caches.open(CACHE);
  if (response.status === 404 || response.status === 410) await cache.delete(request.url);
  if (!mayKeep(request, response)) return;
  await cache.put(request.url, response);
  await forget(cache);
}

function mayKeep(request, response) {
  const control = response.headers.get("Cache-Control") || "";
  if (!response.ok || response.redirected || /no-store|private/.test(control)) return false;
  return isPage(response) || STATIC.test(new URL(request.url).pathname);
}

function isPage(response) {
  return (response.headers.get("Content-Type") || "").startsWith("text/html");
}

// The oldest go first.
async function forget(cache) {
  const files = [], pages = [];
  for (const request of await cache.keys()) {
    (STATIC.test(new URL(request.url).pathname) ? files : pages).push(request);
  }
  const old = [...pages.slice(0, -MOST.pages), ...files.slice(0, -MOST.files)];
  for (const request of old) await cache.delete(request);
}

// The page says of which day it is: the line is in it, hidden.
async function offline(response) {
  const text = (await response.text()).replace(HIDDEN, 'id="offline"');
  const headers = new Headers(response.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  return new Response(text, { headers });
}
