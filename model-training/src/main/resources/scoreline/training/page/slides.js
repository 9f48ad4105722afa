// Without this script the slides scroll; with it, keys turn them.
const slides = [...document.querySelectorAll(".slide")];
const steps = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, " ": 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
document.addEventListener("keydown", event => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("a, summary, .scroll")) return;
  const now = slides.findIndex(slide => slide.getBoundingClientRect().bottom > innerHeight / 2);
  const to = event.key === "Home" ? 0 : event.key === "End" ? slides.length - 1 : now + (steps[event.key] ?? NaN);
  if (Number.isNaN(to)) return;
  event.preventDefault();
  const slide = slides[Math.max(0, Math.min(slides.length - 1, to))];
  slide.scrollIntoView();
  slide.focus({ preventScroll: true });
});
