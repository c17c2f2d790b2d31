package io.actornet.emulator.packetdrill;

import akka.actor.typed.javadsl.ActorContext;
import io.actornet.emulator.packetdrill.script.Script;
import io.actornet.emulator.packetdrill.script.ScriptException;
import io.actornet.emulator.packetdrill.script.ScriptParser;
import io.actornet.protocol.engine.Clock;
import io.actornet.protocol.engine.DispatcherKind;
import io.actornet.protocol.engine.Engine;
import io.actornet.protocol.engine.EngineSettings;
import io.actornet.protocol.engine.JournalEntry;
import io.actornet.protocol.engine.Partition;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs packet scripts: all of them in one run of the engine, each with a host of its own, so that
 * none sees anything of another.
 */
public final class Packetdrill {
  private static final long SEED = 1;
  private static final long SECOND = 1_000_000_000;

  /** No script takes longer than a day of emulated time. */
  private static final long LIMIT = 24 * 3_600 * SECOND;

  private final TestedSystem system;
  private final Map<String, String> definitions;
  private final Map<String, ScriptRun> running = new HashMap<>();
  private Engine engine;
  private int unfinished;

  private Packetdrill(TestedSystem system, Map<String, String> definitions) {
    this.system = system;
    this.definitions = definitions;
  }

  /**
   * Runs scripts.
   *
   * @param named files, and directories with files
   * @param definitions what stands for words of the scripts
   * @return in the order in which they are named
   * @throws io.actornet.topology.document.DocumentException if a file cannot be read
   */
  public static List<ScriptResult> run(
      List<Path> named, TestedSystem system, Map<String, String> definitions) {
    List<Path> files = ScriptFiles.find(named);
    List<String> texts = files.stream().map(ScriptFiles::read).toList();
    return new Packetdrill(system, definitions).runAll(files, texts);
  }

  private List<ScriptResult> runAll(List<Path> files, List<String> texts) {
    ScriptResult[] results = new ScriptResult[files.size()];
    try (Engine made = new Engine(settings())) {
      engine = made;
      engine
          .build(
              0,
              root -> {
                for (int i = 0; i < results.length; i++) {
                  build(root, i, files.get(i).toString(), texts.get(i), results);
                }
              })
          .join();
      if (unfinished > 0) {
        engine.run(new Clock.Virtual(), LIMIT);
      }
    }
    for (int i = 0; i < results.length; i++) {
      if (results[i] == null) {
        ScriptResult.Failure failure =
            ScriptResult.Failure.of(1, LIMIT, "it does not come to an end");
        results[i] = new ScriptResult(files.get(i).toString(), LIMIT, failure);
      }
    }
    return List.of(results);
  }

  private EngineSettings settings() {
    return new EngineSettings(1, DispatcherKind.DIRECT, SEED, SECOND, partition -> this::journal);
  }

  private void journal(JournalEntry entry) {
    ScriptRun run = running.get(entry.device());
    if (run != null) {
      run.journal(entry);
    }
  }

  private void build(
      ActorContext<Void> root, int index, String file, String text, ScriptResult[] results) {
    Script script;
    ScriptOptions options;
    try {
      script = ScriptParser.parse(text, system.symbols(), definitions);
      options = ScriptOptions.of(script);
    } catch (ScriptException bad) {
      results[index] =
          new ScriptResult(file, 0, ScriptResult.Failure.of(bad.line(), 0, bad.getMessage()));
      return;
    }
    Partition partition = engine.partition(0);
    SentPackets sent = new SentPackets(options.strictSegments());
    String name = index + " " + file;
    HostUnderTest host = new HostUnderTest(root, partition, index, name, options, sent);
    ScriptRun run =
        new ScriptRun(
            Path.of(file),
            script,
            options,
            new HostSettings(system),
            host,
            sent,
            failure -> finished(results, index, new ScriptResult(file, host.now(), failure)));
    sent.whenSent(run::wake);
    running.put(name, run);
    unfinished++;
    host.run(run::program);
  }

  private void finished(ScriptResult[] results, int index, ScriptResult result) {
    results[index] = result;
    if (--unfinished == 0) {
      engine.requestStop();
    }
  }
}
