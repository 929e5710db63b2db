"""The second run really is on PostgreSQL and Valkey, and the first really is not."""

import asyncio
import os

import pytest
from channels.layers import get_channel_layer
from django.db import connection

from tests.backends import BACKEND


@pytest.mark.django_db
def test_the_database_is_the_one_chosen():
    assert connection.vendor == {"sqlite": "sqlite", "postgres": "postgresql"}[BACKEND]


@pytest.mark.django_db
async def test_the_channel_layer_carries_a_message():
    layer = get_channel_layer()
    assert ("Redis" in type(layer).__name__) == (BACKEND == "postgres")
    channel = await layer.new_channel()
    await layer.group_add("room", channel)
    await layer.group_send("room", {"type": "bell"})
    assert await asyncio.wait_for(layer.receive(channel), 2) == {"type": "bell"}
    if BACKEND == "postgres":
        await layer.flush()


def test_the_data_of_the_person_who_tests_is_out_of_reach():
    assert "worldcafe-tests-" in os.environ["WORLDCAFE_DATA"]
