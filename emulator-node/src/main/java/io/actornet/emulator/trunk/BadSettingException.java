package io.actornet.emulator.trunk;

/** A setting of a driver or a trunk that cannot work; its message is one line for the user. */
public final class BadSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String setting;

  /**
   * A refusal.
   *
   * @param setting its name, such as {@code term-length}
   * @param found the value that was given
   * @param expected what would do
   */
  public BadSettingException(String setting, Object found, String expected) {
    super(setting + ": found " + found + "; expected " + expected);
    this.setting = setting;
  }

  /** The name of the setting. */
  public String setting() {
    return setting;
  }
}
