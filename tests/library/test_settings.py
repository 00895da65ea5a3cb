import pytest


def test_settings_survive_and_the_id_stays(desk, library):
    assert library.setting("starter") == ""
    library.set_setting("starter", "installed")
    library.set_setting("starter", "removed\ud800")
    first = library.id
    library = desk.reopen()
    assert library.setting("starter") == "removed\ufffd"
    assert library.id == first
    with pytest.raises(ValueError, match="id"):
        library.set_setting("library id", "other")
    assert library.undo() is None
