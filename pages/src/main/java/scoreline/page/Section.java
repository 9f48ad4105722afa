package scoreline.page;

import java.util.List;

/// @param anchor by which links find it: lower-case letters and hyphens
public record Section(String anchor, String title, List<Block> blocks) {
    public Section {
        blocks = List.copyOf(blocks);
    }
}
