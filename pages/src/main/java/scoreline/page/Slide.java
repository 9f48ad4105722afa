package scoreline.page;

import java.util.List;

/// @param title what the slide says, as a sentence
/// @param side blocks to the right of the others, mostly a figure; may be empty
public record Slide(String title, List<Block> blocks, List<Block> side) {

    /** Characters that fit in large letters; two thirds of them beside a figure. */
    private static final int ROOM = 850;

    /** Characters of a line. */
    private static final int LINE = 75;

    public Slide {
        blocks = List.copyOf(blocks);
        side = List.copyOf(side);
    }

    /** Whether its text needs small letters. */
    boolean isFull() {
        int room = side.isEmpty() ? ROOM : 2 * ROOM / 3;
        return blocks.stream().mapToInt(Slide::characters).sum() > room;
    }

    private static int characters(Block block) {
        return switch (block) {
            case Block.Heading heading -> heading.text().length();
            case Block.Paragraph paragraph -> paragraph.text().length();
            case Block.Notice notice -> notice.text().length();
            case Block.Listing listing -> listing.text().length();
            case Block.Items items ->
                items.texts().stream().mapToInt(text -> text.length() + LINE).sum();
            case Block.Facts _ -> LINE;
            case Block.Table table -> LINE * (table.lines().size() + 2);
            case Block.Figure _, Block.Gallery _ -> ROOM;
        };
    }
}
