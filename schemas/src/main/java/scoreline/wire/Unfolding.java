package scoreline.wire;

import org.apache.avro.Schema;

/**
 * Whether a foreign schema is modest once its names are unfolded. One that refers to itself, or doubles at each name, lets a few
 * bytes cost a reader its stack or its afternoon.
 */
final class Unfolding {
    private static final int DEEPEST = 32;
    private static final int WIDEST = 20_000;

    private int parts;

    private Unfolding() {}

    static boolean isModest(Schema schema) {
        return new Unfolding().fits(schema, 0);
    }

    private boolean fits(Schema schema, int depth) {
        if (depth > DEEPEST || ++parts > WIDEST) {
            return false;
        }
        return switch (schema.getType()) {
            case RECORD -> schema.getFields().stream().allMatch(field -> fits(field.schema(), depth + 1));
            case UNION -> schema.getTypes().stream().allMatch(branch -> fits(branch, depth + 1));
            case ARRAY -> fits(schema.getElementType(), depth + 1);
            case MAP -> fits(schema.getValueType(), depth + 1);
            case ENUM, FIXED, STRING, BYTES, INT, LONG, FLOAT, DOUBLE, BOOLEAN, NULL -> true;
        };
    }
}
