from desktop.domain.noted.free_notes import AT_THE_TOP, Home


def test_a_note_belongs_to_the_library_unless_it_belongs_to_something():
    assert Home() == AT_THE_TOP
    assert Home("d") != AT_THE_TOP
