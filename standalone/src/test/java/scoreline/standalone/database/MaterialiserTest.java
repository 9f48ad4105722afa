package scoreline.standalone.database;

import java.nio.file.Path;
import scoreline.dashboard.database.DatabaseConfig;

class MaterialiserTest extends MaterialiserContract {
    @Override
    Server start(Path folder) throws Exception {
        var embedded = EmbeddedDatabase.start(folder);
        return new Server() {
            @Override
            public DatabaseConfig address() {
                return embedded.address();
            }

            @Override
            public void close() {
                embedded.close();
            }
        };
    }
}
