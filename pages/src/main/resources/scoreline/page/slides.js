// Without this script the slides scroll; with it, keys turn them.
const slides = [...document.querySelectorAll(".slide")];
const steps = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, End: slides.length,
  ArrowLeft: -1, ArrowUp: -1, PageUp: -1, Home: -slides.length };
document.addEventListener("keydown", event => {
  const own = event.altKey || event.ctrlKey || event.metaKey || event.target.closest("a, summary, .scroll");
  if (own || !(event.key in steps)) return;
  event.preventDefault();
  const now = slides.findIndex(slide => slide.getBoundingClientRect().bottom > innerHeight / 2);
  const slide = slides[Math.max(0, Math.min(slides.length - 1, now + steps[event.key]))];
  slide.scrollIntoView();
  slide.focus({ preventScroll: true });
});
