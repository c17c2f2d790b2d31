package io.actornet.emulator.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.regex.Pattern;

/**
 * What code inside emulated devices must not use, because a run would then depend on more than the
 * experiment, its seed and the version. Calls, constructors and method references all count.
 */
enum Forbidden {
  /** Time comes in as an argument; nobody waits for it either. */
  CLOCKS(
      "java.lang.System.(currentTimeMillis|nanoTime)\\(.*",
      "java.time.[A-Za-z]+.now\\(.*",
      "java.time.Clock.(system|tick)[A-Za-z]*\\(.*",
      "java.util.Date.<init>\\(\\)",
      "java.util.(Calendar|GregorianCalendar).(getInstance|<init>)\\(.*",
      "java.lang.Thread.sleep\\(.*",
      "java.util.concurrent.TimeUnit.sleep\\(.*",
      "java.util.concurrent.locks.LockSupport.park[A-Za-z]*\\(.*"),

  /** Randomness is a hash of seed, owner, purpose and count. */
  RANDOMNESS(
      "java.lang.(Strict)?Math.random\\(.*",
      "java.util.(Random|SplittableRandom)\\..*",
      "java.util.random\\..*",
      "java.util.concurrent.ThreadLocalRandom\\..*",
      "java.security.SecureRandom\\..*",
      "java.util.UUID.randomUUID\\(.*",
      "java.util.Collections.shuffle\\(.*"),

  /** Identity hashes differ from one JVM to the next, and so does an order made from them. */
  IDENTITY_HASHES(
      "java.util.(IdentityHashMap|WeakHashMap)\\..*", "java.lang.System.identityHashCode\\(.*"),

  /** The loop alone decides when something happens. */
  AKKA_TIME(
      "akka.actor.typed.javadsl.Behaviors.withTimers\\(.*",
      "akka.actor.typed.javadsl.TimerScheduler\\..*",
      "akka.actor.typed.javadsl.AskPattern\\..*",
      "akka.actor.typed.javadsl.ActorContext"
          + ".(ask|askWithStatus|pipeToSelf|scheduleOnce|setReceiveTimeout)\\(.*",
      "akka.actor.typed.ActorSystem.scheduler\\(.*",
      "akka.actor.(typed.)?Scheduler\\..*"),

  /** Other threads run when they like. */
  THREADS(
      "java.lang.Thread.(<init>|start|startVirtualThread|ofVirtual|ofPlatform)\\(.*",
      "java.util.Timer\\..*",
      "java.util.concurrent.(Executors|ForkJoinPool|CompletableFuture)\\..*",
      "java.util.[A-Za-z]+.parallelStream\\(.*",
      "java.util.stream.[A-Za-z]*Stream.parallel\\(.*"),

  /** Their last bit may differ from one processor to the next; StrictMath's does not. */
  INEXACT_MATHEMATICS(
      "java.lang.Math.(a?sin|a?cos|a?tan|atan2|sinh|cosh|tanh|exp|expm1|log|log10|log1p|pow|cbrt"
          + "|hypot)\\(.*");

  private final Pattern targets;

  Forbidden(String... targets) {
    this.targets = Pattern.compile(String.join("|", targets));
  }

  /**
   * The rule that classes use nothing of this.
   *
   * @param packages ArchUnit's pattern for the packages the rule holds in
   * @param except the same for packages inside that are exempt
   */
  ArchRule in(String packages, String except) {
    return noClasses()
        .that()
        .resideInAPackage(packages)
        .and()
        .resideOutsideOfPackage(except)
        .should()
        .accessTargetWhere(
            DescribedPredicate.<JavaAccess<?>>describe(
                "the target is one of the forbidden " + name(),
                access -> targets.matcher(access.getTarget().getFullName()).matches()));
  }
}
