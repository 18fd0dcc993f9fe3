"""The API's documentation in a browser, without internet and within the content policy."""

import pytest


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_documentation_works_within_the_content_policy(page, live_server):
    refused, foreign = [], []
    page.on("console", lambda line: refused.append(line.text) if line.type == "error" else None)
    page.on(
        "request",
        lambda request: (
            None
            if request.url.startswith((live_server.url, "data:"))
            else foreign.append(request.url)
        ),
    )

    page.goto("/api/v1/docs/")
    page.locator("#operations-states-state_treaties").wait_for()

    assert foreign == []
    assert refused == []
