// Runs as a classic script before the first paint, so that a theme chosen earlier does not flash. Knows
// nothing but the one key that preferences.js writes.

try {
  const chosen = localStorage.getItem("backprop-canvas.theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be forbidden; then the system's theme stands.
}
