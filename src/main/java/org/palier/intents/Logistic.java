package org.palier.intents;

/** A logistic regression on a few numbers, fitted by Newton's method: turns scores into probabilities. */
final class Logistic {
    private static final int STEPS = 50;
    private static final double RIDGE = 1e-3;

    /** The constant first, then one for each number. */
    final double[] weights;

    Logistic(double[] weights) {
        this.weights = weights;
    }

    double probability(double... numbers) {
        double sum = weights[0];
        for (int i = 0; i < numbers.length; i++) {
            sum += weights[i + 1] * numbers[i];
        }
        return sigmoid(sum);
    }

    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** The log odds of a probability, kept finite. */
    static double logit(double probability) {
        double inside = Math.min(1 - 1e-12, Math.max(1e-12, probability));
        return Math.log(inside / (1 - inside));
    }

    /**
     * Fits the weights by which the cases are likeliest.
     *
     * @param rows the numbers of each case
     * @param right what each case was
     * @param costs how much each case counts
     */
    static Logistic fit(double[][] rows, boolean[] right, double[] costs) {
        int size = (rows.length == 0 ? 0 : rows[0].length) + 1;
        Logistic fitted = new Logistic(new double[size]);
        for (int step = 0; step < STEPS; step++) {
            double[] gradient = new double[size];
            double[][] curvature = new double[size][size];
            for (int j = 0; j < size; j++) {
                gradient[j] = -RIDGE * fitted.weights[j];
                curvature[j][j] = RIDGE;
            }
            for (int i = 0; i < rows.length; i++) {
                double p = fitted.probability(rows[i]);
                double error = costs[i] * ((right[i] ? 1 : 0) - p);
                double spread = costs[i] * p * (1 - p);
                for (int j = 0; j < size; j++) {
                    double a = j == 0 ? 1 : rows[i][j - 1];
                    gradient[j] += error * a;
                    for (int k = 0; k < size; k++) {
                        curvature[j][k] += spread * a * (k == 0 ? 1 : rows[i][k - 1]);
                    }
                }
            }
            double moved = 0;
            double[] change = solve(curvature, gradient);
            for (int j = 0; j < size; j++) {
                fitted.weights[j] += change[j];
                moved = Math.max(moved, Math.abs(change[j]));
            }
            if (moved < 1e-8) {
                break;
            }
        }
        return fitted;
    }

    /** Gauss elimination; the matrix is positive definite. */
    private static double[] solve(double[][] matrix, double[] right) {
        int size = right.length;
        for (int column = 0; column < size; column++) {
            for (int row = column + 1; row < size; row++) {
                double factor = matrix[row][column] / matrix[column][column];
                for (int k = column; k < size; k++) {
                    matrix[row][k] -= factor * matrix[column][k];
                }
                right[row] -= factor * right[column];
            }
        }
        for (int row = size - 1; row >= 0; row--) {
            for (int k = row + 1; k < size; k++) {
                right[row] -= matrix[row][k] * right[k];
            }
            right[row] /= matrix[row][row];
        }
        return right;
    }
}
