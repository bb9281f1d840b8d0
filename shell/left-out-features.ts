/**
 * Features of Chromium that both shells switch off. After a press the renderer would hold back all other work until its next frame is drawn
 * (`DeferRendererTasksAfterInput`): the session's answer, there after 3 ms, was shown one frame later than it could be. The effect of a
 * press always comes over the bridge here, so nothing is won by waiting for a frame.
 */
export const LEFT_OUT_FEATURES = ['Translate', 'MediaRouter', 'DeferRendererTasksAfterInput'] as const
