/// Plots as SVG text, for pages, notes and slides: records in, a string out, the same bytes for the same record.
///
/// A plot stands on any page. It takes its text colour from there and its own from these variables, whose fall-backs
/// are for white paper: `--plot-paper`, `--plot-grid`, `--plot-soft` and `--plot-1` to `--plot-6`. Series differ in
/// dash
/// or shape as well as in colour, so that a grey print and a colour-blind reader lose nothing.
@NullMarked
package scoreline.plots;

import org.jspecify.annotations.NullMarked;
