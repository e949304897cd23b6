import dev.forthwith.consumers.Consumer

Consumer.in(basedir, localRepositoryPath)
        .isSilent()
        .generates('app/AsyncCountdown')
        .prints('app.Main', '[T-2, T-1]')
