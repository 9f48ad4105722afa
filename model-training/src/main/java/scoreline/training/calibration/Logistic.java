package scoreline.training.calibration;

import java.util.Arrays;
import java.util.Optional;

/// Logistic regression on a few numbers: coefficients that maximise the likelihood of
/// `p = 1 / (1 + exp(−(w₁x₁ + … + w_k x_k + w₀)))`, by Newton's method; a step that would raise the log-loss is halved.
final class Logistic {

    private static final int MOST_STEPS = 100;
    private static final double CONVERGED = 1e-14;
    private static final double LEAST_SHARE = 1e-9;

    /** What elimination leaves of a diagonal element that rounding alone may have left. */
    private static final double SINGULAR = 1e-12;

    private final double[][] columns;
    private final int[] targets;

    private Logistic(double[][] columns, int[] targets) {
        this.columns = columns;
        this.targets = targets;
    }

    /// @param columns finite, shape (k, rows)
    /// @param targets 1 is a default, 0 a repayment, shape (rows)
    /// @return shape (k + 1), the intercept last; empty where columns depend on one another, as constant ones do
    static Optional<double[]> fit(double[][] columns, int[] targets) {
        return new Logistic(columns, targets).fit();
    }

    private Optional<double[]> fit() {
        var weights = new double[columns.length + 1];
        weights[columns.length] = priorLogOdds();
        double loss = loss(weights);
        for (int step = 0; step < MOST_STEPS; step++) {
            var gradient = new double[weights.length];
            var hessian = new double[weights.length][weights.length];
            differentiate(weights, gradient, hessian);
            Optional<double[]> solved = solve(hessian, gradient);
            if (solved.isEmpty()) {
                return Optional.empty();
            }
            double[] direction = solved.get();
            // Twice what the step can gain; below the rounding of the loss there is nothing left to gain.
            boolean last = dot(direction, gradient) <= CONVERGED * loss;
            double share = 1;
            double[] next = stepped(weights, direction, share);
            double nextLoss = loss(next);
            while (!last && !(nextLoss <= loss) && share > LEAST_SHARE) {
                share /= 2;
                next = stepped(weights, direction, share);
                nextLoss = loss(next);
            }
            weights = next;
            loss = nextLoss;
            if (last) {
                break;
            }
        }
        return Arrays.stream(weights).allMatch(Double::isFinite) ? Optional.of(weights) : Optional.empty();
    }

    /** The log-loss that these coefficients leave, summed over the rows, nats. */
    static double loss(double[][] columns, int[] targets, double[] weights) {
        return new Logistic(columns, targets).loss(weights);
    }

    private void differentiate(double[] weights, double[] gradient, double[][] hessian) {
        var row = new double[weights.length];
        for (int i = 0; i < targets.length; i++) {
            for (int column = 0; column < columns.length; column++) {
                row[column] = columns[column][i];
            }
            row[columns.length] = 1;
            double p = 1 / (1 + StrictMath.exp(-logOdds(weights, i)));
            double error = p - targets[i];
            double weight = p * (1 - p);
            for (int a = 0; a < row.length; a++) {
                gradient[a] += error * row[a];
                for (int b = 0; b <= a; b++) {
                    hessian[a][b] += weight * row[a] * row[b];
                    hessian[b][a] = hessian[a][b];
                }
            }
        }
    }

    /** Gauss's elimination, which a positive definite matrix needs no pivots for. */
    private static Optional<double[]> solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[] solution = right.clone();
        double[] diagonal = new double[n];
        for (int i = 0; i < n; i++) {
            diagonal[i] = matrix[i][i];
        }
        for (int pivot = 0; pivot < n; pivot++) {
            if (!(matrix[pivot][pivot] > SINGULAR * diagonal[pivot])) {
                return Optional.empty();
            }
            for (int row = pivot + 1; row < n; row++) {
                double factor = matrix[row][pivot] / matrix[pivot][pivot];
                for (int column = pivot; column < n; column++) {
                    matrix[row][column] -= factor * matrix[pivot][column];
                }
                solution[row] -= factor * solution[pivot];
            }
        }
        for (int row = n - 1; row >= 0; row--) {
            for (int column = row + 1; column < n; column++) {
                solution[row] -= matrix[row][column] * solution[column];
            }
            solution[row] /= matrix[row][row];
        }
        return Optional.of(solution);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] stepped(double[] weights, double[] direction, double share) {
        double[] stepped = weights.clone();
        for (int i = 0; i < stepped.length; i++) {
            stepped[i] -= share * direction[i];
        }
        return stepped;
    }

    private double priorLogOdds() {
        double defaults = 0;
        for (int target : targets) {
            defaults += target;
        }
        return StrictMath.log((defaults + 1) / (targets.length - defaults + 1));
    }

    private double logOdds(double[] weights, int row) {
        double sum = 0;
        for (int column = 0; column < columns.length; column++) {
            sum += weights[column] * columns[column][row];
        }
        return sum + weights[columns.length];
    }

    private double loss(double[] weights) {
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            double logOdds = logOdds(weights, i);
            double against = targets[i] == 1 ? -logOdds : logOdds;
            sum += Math.max(against, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(against)));
        }
        return sum;
    }
}
