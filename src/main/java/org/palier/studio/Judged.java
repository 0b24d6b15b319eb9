package org.palier.studio;

/**
 * A change that a person has judged.
 *
 * @param better whether the draft's answer is the right one
 * @param say the message without what could name somebody; empty if it is no phrase to keep
 * @param expect the script that is right
 */
public record Judged(long messageId, boolean better, String say, String expect) {}
