/** One line of the bench's table: our work beside a peer's on the same input in the same run. */
export interface BenchSide {
  readonly name: string;
  readonly ms: number;
  readonly rssMb?: number;
}

export interface BenchRow {
  readonly name: string;
  readonly ours: BenchSide;
  readonly peer: BenchSide | null;
  /** Peer's time ÷ ours: above 1 we are faster. */
  readonly ratio: number | null;
  /** True where both sides computed the same figures. */
  readonly equal?: boolean;
  readonly note?: string;
}
