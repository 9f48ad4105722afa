package scoreline.training.note;

import java.util.List;
import scoreline.page.Section;
import scoreline.page.Slide;

/** A section of the note, and what the slides tell of it. */
interface Chapter {

    Section section();

    List<Slide> slides();
}
