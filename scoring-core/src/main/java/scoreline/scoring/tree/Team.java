package scoreline.scoring.tree;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// Models whose margins are averaged, in one file: a UBJ array of arrays of bytes, each a model as its library wrote
/// it.
/// There are 2, 4 or 8, so that dividing a leaf by their number changes no bit of its mantissa.
public final class Team {
    /** Models of a team at most. */
    public static final int MOST = 8;

    private Team() {}

    /// Whether so many models may be averaged; 1 is a model alone.
    public static boolean canBe(int models) {
        return models >= 1 && models <= MOST && Integer.bitCount(models) == 1;
    }

    /// One model as it is; more as one file that [Ensemble#read] averages.
    ///
    /// @param models as their libraries wrote them; as many as [#canBe]
    public static byte[] file(List<byte[]> models) {
        if (!canBe(models.size())) {
            throw new IllegalArgumentException("a team has 1, 2, 4 or 8 models, not " + models.size());
        }
        if (models.size() == 1) {
            return models.getFirst().clone();
        }
        var file = new ByteArrayOutputStream();
        file.write('[');
        for (byte[] model : models) {
            file.writeBytes(ByteBuffer.allocate(9)
                    .put((byte) '[')
                    .put((byte) '$')
                    .put((byte) 'U')
                    .put((byte) '#')
                    .put((byte) 'l')
                    .putInt(model.length)
                    .array());
            file.writeBytes(model);
        }
        file.write(']');
        return file.toByteArray();
    }

    static boolean isOne(byte[] file) {
        return file.length > 0 && file[0] == '[';
    }

    /// The mean of the models in a file.
    ///
    /// @throws UnusableModel where they are not 2, 4 or 8, one cannot be read, or they are not of the same features
    static Ensemble read(byte[] file) {
        var in = new UbjReader(file);
        List<Ensemble> models = new ArrayList<>();
        in.array(() -> {
            if (models.size() == MOST) {
                throw new UnusableModel("The team has more than " + MOST + " models.");
            }
            byte[] model = in.bytes();
            if (isOne(model)) {
                throw new UnusableModel("A model of the team is a team itself.");
            }
            models.add(Ensemble.read(model));
        });
        in.end();
        if (models.size() < 2 || !canBe(models.size())) {
            throw new UnusableModel("A team has 2, 4 or 8 models, not " + models.size() + ".");
        }
        return Ensemble.mean(models);
    }
}
