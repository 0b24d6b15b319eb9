package org.palier.intents;

/**
 * The scores of examples by machines that were trained without them, for calibration and for honest figures.
 *
 * @param labels the number of each example's own class
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and packed for speed
record HeldOut(float[][] scores, int[] labels) {
    static final HeldOut EMPTY = new HeldOut(new float[0][], new int[0]);
}
