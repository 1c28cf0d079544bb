package dev.lanewise.inference;

/** A run that found all arenas of its model in use, for as long as {@link ModelOptions#whenBusy} lets it wait. */
public final class ModelBusyException extends InferenceException {
    private static final long serialVersionUID = 1;

    ModelBusyException(String message) {
        super(message);
    }
}
