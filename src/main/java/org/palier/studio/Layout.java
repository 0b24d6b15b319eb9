package org.palier.studio;

import java.util.Arrays;

/**
 * Finds a place on a sheet for each of some things, so that those lie near each other that are alike. The same likeness gives the same
 * sheet. Pure.
 */
final class Layout {
    /*
     * Springs: the distance between two things is to be one minus their likeness, and stress majorization (SMACOF, de Leeuw 1977) moves
     * each towards where the others want it. The likenesses of scripts are small and near each other, so they are taken by rank: the
     * nearest pair is to touch, the farthest to lie at opposite edges. At the end what overlaps is pushed apart.
     */
    private static final int ROUNDS = 200;
    private static final int PUSHES = 150;

    private final double[][] wanted;
    private final double[] x;
    private final double[] y;

    private Layout(double[][] alike) {
        int size = alike.length;
        this.wanted = new double[size][size];
        this.x = new double[size];
        this.y = new double[size];
        double[] sorted = new double[size * Math.max(0, size - 1) / 2];
        int k = 0;
        for (int i = 0; i < size; i++) {
            x[i] = Math.cos(2 * Math.PI * i / size);
            y[i] = Math.sin(2 * Math.PI * i / size);
            for (int j = 0; j < i; j++) {
                sorted[k++] = alike[i][j];
            }
        }
        Arrays.sort(sorted);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                wanted[i][j] = i == j ? 0 : 0.2 + 1.8 * (1 - rank(sorted, alike[i][j]));
            }
        }
    }

    /** How many are smaller, as a share of all. */
    private static double rank(double[] sorted, double value) {
        int place = Arrays.binarySearch(sorted, value);
        return sorted.length < 2 ? 1 : Math.abs(place < 0 ? place + 1 : place) / (double) (sorted.length - 1);
    }

    /**
     * The places, as x and y.
     *
     * @param alike of each two, symmetric, the more the nearer
     * @param apart how far two must lie from each other at least
     */
    static int[][] of(double[][] alike, int width, int height, int apart) {
        Layout layout = new Layout(alike);
        for (int round = 0; round < ROUNDS; round++) {
            layout.move();
        }
        layout.fit(width, height, apart);
        for (int push = 0; push < PUSHES; push++) {
            layout.push(width, height, apart);
        }
        int[][] places = new int[alike.length][];
        for (int i = 0; i < places.length; i++) {
            places[i] = new int[] {(int) Math.round(layout.x[i]), (int) Math.round(layout.y[i])};
        }
        return places;
    }

    private void move() {
        double[] oldX = x.clone();
        double[] oldY = y.clone();
        for (int i = 0; i < x.length; i++) {
            double sumX = 0;
            double sumY = 0;
            double weights = 0;
            for (int j = 0; j < x.length; j++) {
                if (i != j) {
                    double weight = 1 / (wanted[i][j] * wanted[i][j]);
                    double distance = Math.max(1e-6, Math.hypot(oldX[i] - oldX[j], oldY[i] - oldY[j]));
                    double share = wanted[i][j] / distance;
                    sumX += weight * (oldX[j] + share * (oldX[i] - oldX[j]));
                    sumY += weight * (oldY[j] + share * (oldY[i] - oldY[j]));
                    weights += weight;
                }
            }
            x[i] = weights == 0 ? 0 : sumX / weights;
            y[i] = weights == 0 ? 0 : sumY / weights;
        }
    }

    private void fit(int width, int height, int edge) {
        stretch(x, width, edge);
        stretch(y, height, edge);
    }

    /** Half by where things lie, half by their order, so that one that lies far away does not press all others together. */
    private static void stretch(double[] values, int size, int edge) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < values.length; i++) {
            double range = sorted[sorted.length - 1] - sorted[0];
            double place = range < 1e-9 ? 0.5 : (values[i] - sorted[0]) / range;
            double order = sorted.length < 2 ? 0.5 : Arrays.binarySearch(sorted, values[i]) / (sorted.length - 1.0);
            values[i] = edge + (size - 2.0 * edge) * (place + order) / 2;
        }
    }

    private void push(int width, int height, int apart) {
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < i; j++) {
                double wide = x[i] - x[j];
                double high = y[i] - y[j];
                double distance = Math.hypot(wide, high);
                if (distance < apart) {
                    double step = (apart - distance) / 2;
                    double unitX = distance < 1e-6 ? 1 : wide / distance;
                    double unitY = distance < 1e-6 ? 0 : high / distance;
                    place(i, x[i] + unitX * step, y[i] + unitY * step, width, height, apart);
                    place(j, x[j] - unitX * step, y[j] - unitY * step, width, height, apart);
                }
            }
        }
    }

    private void place(int i, double newX, double newY, int width, int height, int edge) {
        x[i] = Math.min(width - edge / 2.0, Math.max(edge / 2.0, newX));
        y[i] = Math.min(height - edge / 2.0, Math.max(edge / 2.0, newY));
    }
}
