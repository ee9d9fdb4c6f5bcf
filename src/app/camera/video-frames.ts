/** How many frames may be in progress: one is measured while the next is fetched. */
const UNDER_WAY = 2;

/** Calls back for each new frame of a video, until the returned function is called. */
function eachFrame(video: HTMLVideoElement, onFrame: () => void): () => void {
  let stopped = false;
  if (typeof video.requestVideoFrameCallback === 'function') {
    const next = () => {
      if (stopped) return;
      onFrame();
      handle = video.requestVideoFrameCallback(next);
    };
    let handle = video.requestVideoFrameCallback(next);
    return () => {
      stopped = true;
      video.cancelVideoFrameCallback(handle);
    };
  }
  let shown = -1;
  const next = () => {
    if (stopped) return;
    if (video.currentTime !== shown) onFrame();
    shown = video.currentTime;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  return () => {
    stopped = true;
  };
}

/**
 * Passes a video's frames to a consumer that is slower than the camera. Frames for which it has no time are
 * skipped, and so are frames of a hidden page. The consumer closes the frames.
 */
export function feedFrames(
  video: HTMLVideoElement,
  take: (frame: ImageBitmap, at: number) => Promise<void>,
  onError: (error: unknown) => void,
): () => void {
  let underWay = 0;
  const feed = async () => {
    if (underWay >= UNDER_WAY || video.videoWidth === 0 || document.hidden) return;
    underWay += 1;
    try {
      const at = performance.now();
      await take(await createImageBitmap(video), at);
    } catch (error) {
      onError(error);
    } finally {
      underWay -= 1;
    }
  };
  return eachFrame(video, () => void feed());
}
