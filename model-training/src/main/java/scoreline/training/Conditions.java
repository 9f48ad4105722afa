package scoreline.training;

import scoreline.training.experiment.Recipe;

/// All that decides what a laboratory finds, so that it does not go on where another was.
///
/// @param rows fingerprint of them
/// @param catalogue fingerprint of its bytes
/// @param code fingerprint of the classes that compute features and train
record Conditions(
        String rows,
        String catalogue,
        Recipe recipe,
        double costRatio,
        long seed,
        Effort effort,
        String code,
        String xgboost,
        String lightgbm) {

    String inOneLine() {
        return "laboratory of rows %s, catalogue %s, recipe %s, cost ratio %s, seed %d, effort %s, code %s, XGBoost %s, LightGBM %s"
                .formatted(rows, catalogue, RecipeJson.write(recipe), costRatio, seed, effort, code, xgboost, lightgbm);
    }
}
