/** Numbers of a walk: changed in place, unless somebody else holds them. */

export class Numbers {
  private isLent = true;

  /** `numbers` belong to somebody else. */
  constructor(private numbers: Float64Array) {}

  /** To read and to keep. */
  lend(): Float64Array {
    this.isLent = true;
    return this.numbers;
  }

  /** To read for the moment. */
  get current(): Float64Array {
    return this.numbers;
  }

  /** To write into. */
  own(): Float64Array {
    if (this.isLent) this.numbers = this.numbers.slice();
    this.isLent = false;
    return this.numbers;
  }

  /** To write into: so many, all +0. */
  cleared(count: number): Float64Array {
    if (this.isLent) this.numbers = new Float64Array(count);
    this.isLent = false;
    return this.numbers.fill(0);
  }
}
