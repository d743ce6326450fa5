package dev.sentryprovision.connection;

import java.io.IOException;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AbstractAuthMethod;

/** Logs in with a key that an agent holds. Certificates and hardware keys work as well: the agent does the signing. */
final class AgentLogin extends AbstractAuthMethod {

    /** Without it an agent signs with SHA-1, which servers refuse. */
    private static final int RSA_SHA2_512 = 4;

    private final SshAgent agent;
    private final SshAgent.Key key;
    private final String keyType;

    AgentLogin(SshAgent agent, SshAgent.Key key) throws IOException {
        super("publickey");
        this.agent = agent;
        this.key = key;
        this.keyType = new Buffer.PlainBuffer(key.blob()).readString();
    }

    @Override
    protected SSHPacket buildReq() throws UserAuthException {
        return request(false);
    }

    @Override
    public void handle(Message message, SSHPacket packet) throws UserAuthException, TransportException {
        if (message != Message.USERAUTH_60) {
            super.handle(message, packet);
            return;
        }
        SSHPacket request = request(true);
        byte[] signed = new Buffer.PlainBuffer()
                .putString(params.getTransport().getSessionID())
                .putBuffer(request)
                .getCompactData();
        try {
            request.putBytes(agent.sign(key, signed, isRsa() ? RSA_SHA2_512 : 0));
        } catch (IOException e) {
            throw new UserAuthException("the agent did not sign: " + e.getMessage(), e);
        }
        params.getTransport().write(request);
    }

    private SSHPacket request(boolean signed) throws UserAuthException {
        return super.buildReq().putBoolean(signed).putString(algorithm()).putBytes(key.blob());
    }

    private boolean isRsa() {
        return keyType.startsWith("ssh-rsa");
    }

    private String algorithm() {
        return keyType.replaceFirst("^ssh-rsa", "rsa-sha2-512");
    }
}
