import pytest
from django.contrib.auth.models import User
from django.urls import reverse


@pytest.mark.browser
def test_log_in_within_the_policy(page, transactional_db):
    User.objects.create_superuser("aigul", password="right")
    messages = []
    page.on("console", lambda message: messages.append(message.text))

    page.goto(reverse("admin:index"))
    page.get_by_label("Username").fill("aigul")
    page.get_by_label("Password").fill("right")
    page.get_by_role("button", name="Log in").click()

    page.get_by_role("heading", name="Site administration").wait_for()
    assert [message for message in messages if "Content Security Policy" in message] == []
