import dev.forthwith.consumers.Consumer

Consumer.in(basedir, localRepositoryPath)
        .isSilent()
        .generates('app/AsyncCountdown', 'app/AsyncShort')
        .prints('app.Main', '[T-2, T-1]')
