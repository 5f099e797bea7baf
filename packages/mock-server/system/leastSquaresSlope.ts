export interface Point {
  readonly x: number;
  readonly y: number;
}

/** By how much y grows for each x, on the line with the least squares of the distances from the points. */
export function leastSquaresSlope(points: readonly Point[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [middleX, middleY] = [mean(points.map(({ x }) => x)), mean(points.map(({ y }) => y))];
  const covariance = mean(points.map(({ x, y }) => (x - middleX) * (y - middleY)));
  return covariance / mean(points.map(({ x }) => (x - middleX) ** 2));
}
