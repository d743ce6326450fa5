package dev.sentryprovision.connection;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyFactorySpi;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.util.List;
import java.util.Map;

/**
 * Gives the JDK's keys on elliptic curves a second name: sshj asks for "ECDSA", as another crypto library calls them, and
 * that library costs more start-up time than a login takes.
 */
final class EcProvider extends Provider {

    private static final long serialVersionUID = 1;

    EcProvider() {
        super("SentryProvisionEC", "1", "ECDSA as another name for EC");
        putService(new Service(this, "KeyFactory", "ECDSA", Keys.class.getName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) throws NoSuchAlgorithmException {
                return new Keys(KeyFactory.getInstance("EC"));
            }
        });
    }

    private static final class Keys extends KeyFactorySpi {

        private final KeyFactory factory;

        Keys(KeyFactory factory) {
            this.factory = factory;
        }

        @Override
        protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
            return factory.generatePublic(spec);
        }

        @Override
        protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
            return factory.generatePrivate(spec);
        }

        @Override
        protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> spec) throws InvalidKeySpecException {
            return factory.getKeySpec(key, spec);
        }

        @Override
        protected Key engineTranslateKey(Key key) throws InvalidKeyException {
            return factory.translateKey(key);
        }
    }
}
