/** A whole number with a comma at each thousand. Not toLocaleString(): it would load the locale data of every run. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}
