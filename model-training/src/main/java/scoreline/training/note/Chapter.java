package scoreline.training.note;

import java.util.List;
import scoreline.training.page.Section;
import scoreline.training.page.Slide;

/** A section of the note, and what the slides tell of it. */
interface Chapter {

    Section section();

    List<Slide> slides();
}
