package io.actornet.emulator.report;

/**
 * What came of one expectation.
 *
 * @param what what is measured, as in the experiment, for example {@code
 *     http.responses{on=browser}}
 * @param expected as in the experiment, for example {@code == 1}
 * @param actual what it was, for example {@code 0}
 * @param held whether actual is as expected
 */
public record ExpectationResult(String what, String expected, String actual, boolean held) {}
