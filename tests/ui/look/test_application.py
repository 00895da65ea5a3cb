from desktop.ui.look.application import application


def test_there_is_one(qapp):
    assert application() is qapp
