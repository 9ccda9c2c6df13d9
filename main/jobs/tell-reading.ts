import type { ReadProgress } from '#formats/file-reading.ts';
import type { JobContext } from './job.ts';

const BYTES_PER_KB = 1000;

/** Tells how far the reading of files is, in thousands of bytes on the disk, whenever another hundredth is done. */
export function tellReading(step: string, onProgress: JobContext['onProgress']): (progress: ReadProgress) => void {
  let told = -1;
  return ({ diskBytes, diskBytesTotal }) => {
    const hundredth = Math.floor((100 * diskBytes) / Math.max(diskBytesTotal, 1));
    if (hundredth === told) return;
    told = hundredth;
    const total = Math.max(1, Math.ceil(diskBytesTotal / BYTES_PER_KB));
    // a file may grow while it is read
    onProgress(step, Math.min(Math.ceil(diskBytes / BYTES_PER_KB), total), total);
  };
}
