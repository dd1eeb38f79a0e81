import org.codelibs.opensearch.runner.OpenSearchRunner;

/**
 * One OpenSearch node on loopback, on any port: the runner's own main class takes HTTP ports up to 9299 only and keeps
 * the reason of a failed start to itself. Arguments: base folder, cluster name, HTTP port, transport port.
 */
public class OpenSearchStore {
  public static void main(String[] args) throws Exception {
    OpenSearchRunner runner = new OpenSearchRunner();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(runner)));
    try {
      runner
          .onBuild(
              (number, settings) -> {
                settings.put("network.host", "127.0.0.1");
                settings.put("http.port", args[2]);
                settings.put("transport.port", args[3]);
                settings.put("discovery.type", "single-node");
              })
          .build(OpenSearchRunner.newConfigs().basePath(args[0]).clusterName(args[1]).numOfNode(1));
    } catch (Throwable failure) {
      failure.printStackTrace();
      System.exit(1);
    }
    // The node's own threads do not keep the process alive.
    Thread.currentThread().join();
  }

  private static void close(OpenSearchRunner runner) {
    try {
      runner.close();
    } catch (Exception failure) {
      failure.printStackTrace();
    }
  }
}
