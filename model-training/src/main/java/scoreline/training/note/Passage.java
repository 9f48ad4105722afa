package scoreline.training.note;

import java.util.List;
import scoreline.training.page.Block;
import scoreline.training.plots.Language;

/** A part of the note that somebody else writes. */
@FunctionalInterface
public interface Passage {

    List<Block> in(Language language);
}
