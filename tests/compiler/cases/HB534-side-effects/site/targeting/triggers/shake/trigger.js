const size = innerWidth.toFixed();
document.addEventListener("click", () => {});

export function watch(parameters, page, fire) {
  fire(size);
}
