package scoreline.training.page;

import java.util.List;

/// @param title what the slide says, as a sentence
/// @param side blocks to the right of the others, mostly a figure; may be empty
public record Slide(String title, List<Block> blocks, List<Block> side) {
    public Slide {
        blocks = List.copyOf(blocks);
        side = List.copyOf(side);
    }
}
