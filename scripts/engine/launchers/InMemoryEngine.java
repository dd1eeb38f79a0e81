import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import io.grpc.InsecureServerCredentials;
import io.grpc.ServerBuilder;
import io.grpc.ServerCredentials;
import io.grpc.ServerProvider;
import io.grpc.ServerRegistry;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The engine of a supported line in memory, with the broker's clock endpoints in front of it, so that tests need not
 * know which engine they run on. Arguments: gRPC port, management port.
 */
public class InMemoryEngine {
  private static final Pattern OFFSET = Pattern.compile("\"offsetMilli\"\\s*:\\s*(\\d+)\\s*[,}]");
  private static final AtomicLong offsetMilli = new AtomicLong();

  public static void main(String[] args) throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    ServerRegistry.getDefaultRegistry().register(new LoopbackServers(loopback));
    ZeebeTestEngine engine = EngineFactory.create(Integer.parseInt(args[0]));
    engine.start();

    HttpServer management = HttpServer.create(new InetSocketAddress(loopback, Integer.parseInt(args[1])), 0);
    management.createContext("/actuator/clock/add", exchange -> add(engine, exchange));
    management.createContext("/actuator/clock", InMemoryEngine::answerTime);
    management.createContext("/actuator/health", exchange -> answer(exchange, 200, "{\"status\":\"UP\"}"));
    management.start();
    System.out.println("engine in memory: gRPC " + args[0] + ", management " + args[1]);
  }

  private static void add(ZeebeTestEngine engine, HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Matcher matcher = OFFSET.matcher(body);
    if (!exchange.getRequestMethod().equals("POST") || !matcher.find()) {
      answer(exchange, 400, "{\"error\":\"offsetMilli must be a whole number of milliseconds\"}");
      return;
    }
    long offset = Long.parseLong(matcher.group(1));
    engine.increaseTime(Duration.ofMillis(offset));
    offsetMilli.addAndGet(offset);
    answerTime(exchange);
  }

  private static void answerTime(HttpExchange exchange) throws IOException {
    long now = System.currentTimeMillis() + offsetMilli.get();
    answer(exchange, 200, "{\"epochMilli\":" + now + ",\"instant\":\"" + Instant.ofEpochMilli(now) + "\"}");
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  /** The engine asks gRPC for a server on a port and would listen on every address; this one answers with loopback. */
  private static final class LoopbackServers extends ServerProvider {
    private final InetAddress loopback;

    LoopbackServers(InetAddress loopback) {
      this.loopback = loopback;
    }

    @Override
    protected boolean isAvailable() {
      return true;
    }

    @Override
    protected int priority() {
      return 10;
    }

    @Override
    protected ServerBuilder<?> builderForPort(int port) {
      return NettyServerBuilder.forAddress(new InetSocketAddress(loopback, port), InsecureServerCredentials.create());
    }

    @Override
    protected NewServerBuilderResult newServerBuilderForPort(int port, ServerCredentials credentials) {
      return NewServerBuilderResult.serverBuilder(builderForPort(port));
    }
  }
}
