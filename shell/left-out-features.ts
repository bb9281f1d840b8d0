/**
 * Features of Chromium that both shells switch off. After a press the renderer would hold back all other work until its next frame is
 * drawn (`DeferRendererTasksAfterInput`): the session's answer, there after 3 ms, was shown one frame later than it could be. What a
 * press shows here always comes over the bridge, so nothing is won by waiting for it.
 */
export const LEFT_OUT_FEATURES = ['Translate', 'MediaRouter', 'DeferRendererTasksAfterInput'] as const
