"""Messages of the engine: filled in, and compared by what they say."""

from hr_kp_classifier.kp.messages import Message


def test_a_message_is_filled_in():
    message = Message(
        "“%(name)s” stands in row %(row)s; 100%% sure.", {"name": "А", "row": "5"}
    )
    assert message.text == str(message) == "“А” stands in row 5; 100% sure."


def test_messages_are_the_same_where_they_say_the_same():
    one = Message("%(a)s and %(b)s", {"a": "1", "b": "2"})
    other = Message("%(a)s and %(b)s", {"b": "2", "a": "1"})
    assert len({one, other}) == 1
    assert len({one, Message("%(a)s and %(b)s", {"a": "2", "b": "1"}), Message("x")}) == 3
