// What a reader in TypeScript writes: every name and code below is checked by the compiler.
import type { components, paths } from "./schema";

type Row = components["schemas"]["Status"];
type Asked = paths["/api/v1/states/{code}/treaties/"]["get"]["parameters"]["query"];
type List =
  paths["/api/v1/states/{code}/treaties/"]["get"]["responses"]["200"]["content"]["application/json"];

const asked: Asked = { as_of: "2024-08-01", statuses: ["in_force"], sort: ["-since"] };

export function inForce(list: List): string[] {
  return list.results.filter((row: Row) => row.status === "in_force").map((row) => row.treaty?.id ?? "");
}

export function sureOf(row: Row): "recorded" | "computed" | "unconfirmed" | null {
  return row.confidence?.in_force_on ?? null;
}

export const address: string = "/api/v1/states/KG/treaties/?" + String(asked?.as_of);
