/**
 * Where runs and bundles are kept: what each training tried and reached, the versions of a named model and which of
 * them is champion; as files, or on an MLflow server.
 */
@NullMarked
package scoreline.tracking;

import org.jspecify.annotations.NullMarked;
