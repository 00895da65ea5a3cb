import pytest


def test_settings_survive_and_the_id_stays(desk, library):
    assert library.settings.get("starter") == ""
    library.settings.set("starter", "installed")
    library.settings.set("starter", "removed\ud800")
    first = library.id
    library = desk.reopen()
    assert library.settings.get("starter") == "removed\ufffd"
    assert library.id == first
    with pytest.raises(ValueError, match="id"):
        library.settings.set("library id", "other")
    assert library.history.undo() is None
